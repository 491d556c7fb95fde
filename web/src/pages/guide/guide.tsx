/** The guide as it is drawn: its chapters at the side, one of them open; what is printed is what is open. */
import { Printer } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Act } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { LanguageChoice } from '../../ui/language';
import { ALL_CARDS, addressOf, CARDS, type Chapter, chapterAt, PAGES, partsOf } from './chapters';
import { Form, Hazards } from './forms';
import { Paragraphs, words } from './own-words';
import { Picture } from './pictures';

function Card({ chapter, level: Title }: { readonly chapter: Chapter; readonly level: 'h1' | 'h2' }) {
  const parts = partsOf(chapter);
  return (
    <article class="sheet">
      <Title tabIndex={-1}>{words(`${chapter.name}.title`)}</Title>
      <p class="lede">{words(`${chapter.name}.lede`)}</p>
      <ol class="steps">
        {chapter.pictures.map((picture, index) => (
          <li key={picture}>
            <span class="n" aria-hidden="true">
              {index + 1}
            </span>
            <div class="step">
              <b>{words(`${parts[index]}.name`)}</b>
              <p>{words(`${parts[index]}.words`)}</p>
            </div>
            <Picture of={picture} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function Page({ chapter }: { readonly chapter: Chapter }) {
  return (
    <article class="sheet">
      <h1 tabIndex={-1}>{words(`${chapter.name}.title`)}</h1>
      <p class="lede">{words(`${chapter.name}.lede`)}</p>
      {partsOf(chapter).map((part) => (
        <section key={part}>
          <h2>{words(`${part}.name`)}</h2>
          <Paragraphs of={words(`${part}.words`)} />
        </section>
      ))}
    </article>
  );
}

function Overview() {
  return (
    <>
      <article class="sheet on-screen">
        <h1 tabIndex={-1}>{words('cards.title')}</h1>
        <p class="lede">{words('cards.lede')}</p>
        <ul class="cards">
          {CARDS.map((chapter) => (
            <li key={chapter.name}>
              <a href={addressOf(chapter.name)}>
                <Picture of={chapter.sign} />
                <b>{words(`${chapter.name}.title`)}</b>
                <span>{words(`${chapter.name}.short`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </article>
      <div class="on-paper">
        {CARDS.map((chapter) => (
          <Card key={chapter.name} chapter={chapter} level="h2" />
        ))}
      </div>
    </>
  );
}

function Way({ name, open }: { readonly name: string; readonly open: string }) {
  return (
    <li>
      <a href={addressOf(name)} {...(name === open ? { 'aria-current': 'page' } : {})}>
        {words(`${name}.title`)}
      </a>
    </li>
  );
}

export function Guide() {
  const [hash, open] = useState(window.location.hash);
  const main = useRef<HTMLElement>(null);
  const chapter = chapterAt(hash);
  const name = chapter === null ? ALL_CARDS : chapter.name;

  useEffect(() => {
    const turn = () => open(window.location.hash);
    window.addEventListener('hashchange', turn);
    return () => window.removeEventListener('hashchange', turn);
  }, []);

  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      window.scrollTo(0, 0);
      main.current?.querySelector('h1')?.focus();
    }
    first.current = false;
  }, [name]);

  return (
    <div class="guide">
      <nav aria-label={words('title')}>
        <p>{words('title')}</p>
        <ul>
          <Way name={ALL_CARDS} open={name} />
          <li>
            <ul class="inner">
              {CARDS.map((card) => (
                <Way key={card.name} name={card.name} open={name} />
              ))}
            </ul>
          </li>
          {PAGES.map((page) => (
            <Way key={page.name} name={page.name} open={name} />
          ))}
        </ul>
        <LanguageChoice />
        <a class="home" href="/">
          {words('home')}
        </a>
      </nav>
      <main ref={main}>
        {chapter === null ? <Overview /> : null}
        {chapter !== null && chapter.kind === 'card' ? <Card chapter={chapter} level="h1" /> : null}
        {chapter !== null && chapter.kind === 'page' ? <Page chapter={chapter} /> : null}
        {chapter !== null && chapter.kind === 'form' ? <Form chapter={chapter} /> : null}
        {chapter !== null && chapter.kind === 'hazards' ? <Hazards chapter={chapter} /> : null}
        <p class="print">
          <Act kind="main" onPress={() => window.print()}>
            <Icon of={Printer} size={20} />
            {words(chapter === null ? 'print_cards' : 'print')}
          </Act>
        </p>
      </main>
    </div>
  );
}
