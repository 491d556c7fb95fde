/** Which scripts travel together: few files for a page to ask for, and none for a tablet that it can do without. */

interface Known {
  readonly isEntry: boolean;
  readonly importers: readonly string[];
}

interface Graph {
  getModuleInfo(id: string): Known | null;
}

type Name = (id: string, graph: Graph) => string | null;

type Pages = ReadonlySet<string>;

/** What several pages need at once. The first that fits counts; what one page alone needs, or later, is left to the bundler. */
const SHARED: readonly (readonly [name: string, holds: (pages: Pages) => boolean])[] = [
  ['everywhere', (pages) => pages.size > 2 && pages.has('pad') && pages.has('join')],
  ['tablet', (pages) => pages.has('pad') && pages.has('join')],
  ['join-too', (pages) => pages.has('join')],
  ['pad-too', (pages) => pages.has('pad')],
  ['sounds', (pages) => pages.has('speaker') && !pages.has('session')],
  ['lights', (pages) => pages.has('display') && !pages.has('session')],
  ['laptop', () => true],
];

/** The pages that load a module before they show anything. */
function climbed(id: string, graph: Graph): Pages {
  const pages = new Set<string>();
  const seen = new Set<string>();
  const climb = (one: string): void => {
    if (seen.has(one)) return;
    seen.add(one);
    const known = graph.getModuleInfo(one);
    if (known?.isEntry) pages.add(one.replace(/^.*[\\/]|\.html.*$/g, ''));
    known?.importers.forEach(climb);
  };
  climb(id);
  return pages;
}

/** For the bundler. A group takes along what its modules need, so those that more pages need come before. */
export function together(): { name: Name; debugName: string; priority: number }[] {
  const asked = new Map<string, Pages>();
  const pagesOf = (id: string, graph: Graph): Pages => {
    const known = asked.get(id) ?? climbed(id, graph);
    asked.set(id, known);
    return known;
  };
  return SHARED.map(([name], at) => ({
    name: (id, graph) => {
      const pages = pagesOf(id, graph);
      return pages.size > 1 && SHARED.findIndex(([, holds]) => holds(pages)) === at ? name : null;
    },
    debugName: name,
    priority: SHARED.length - at,
  }));
}
