/** What is printed and filled in by hand: the program's own part stands there, lines are left for the site's. */
import { type Chapter, partsOf } from './chapters';
import { Paragraphs, words } from './own-words';

/** Lines to write on. */
function Lines({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <div class="to-fill">
      <h3>{label}</h3>
      {Array.from({ length: count }, (_, index) => (
        <i key={index} aria-hidden="true" />
      ))}
    </div>
  );
}

function Head({ chapter }: { readonly chapter: Chapter }) {
  return (
    <>
      <h1 tabIndex={-1}>{words(`${chapter.name}.title`)}</h1>
      <p class="lede">{words(`${chapter.name}.lede`)}</p>
      <div class="filled-by">
        {['who', 'by', 'date'].map((name) => (
          <Lines key={name} label={words(`form.${name}`)} count={1} />
        ))}
      </div>
    </>
  );
}

/** Questions: what the program does already, and lines. */
export function Form({ chapter }: { readonly chapter: Chapter }) {
  return (
    <article class="sheet form">
      <Head chapter={chapter} />
      {partsOf(chapter).map((part) => (
        <section key={part}>
          <h2>{words(`${part}.name`)}</h2>
          <h3>{words('form.does')}</h3>
          <Paragraphs of={words(`${part}.words`)} />
          <Lines label={words('form.site')} count={3} />
        </section>
      ))}
    </article>
  );
}

/** Hazards: cause, what the program does and which promise holds it to that, what people do, and what is left. */
export function Hazards({ chapter }: { readonly chapter: Chapter }) {
  return (
    <article class="sheet form">
      <Head chapter={chapter} />
      {partsOf(chapter).map((part, index) => (
        <section key={part} class="hazard">
          <h2>{words(`${part}.name`)}</h2>
          <div>
            <h3>{words('form.cause')}</h3>
            <p>{words(`${part}.cause`)}</p>
            <h3>{words('form.does')}</h3>
            <p>{words(`${part}.words`)}</p>
            <p class="promises">{promised(chapter.promises?.[index] ?? [])}</p>
          </div>
          <div>
            <h3>{words('form.must')}</h3>
            <p>{words(`${part}.site`)}</p>
            <Lines label={words('form.risk')} count={2} />
          </div>
        </section>
      ))}
    </article>
  );
}

function promised(numbers: readonly string[]): string {
  if (numbers.length === 0) return words('form.no_promise');
  return words('form.promise', { numbers: numbers.join(', ') });
}
