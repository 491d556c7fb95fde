/** The few drawings of a surface, as elements. */

const SVG = 'http://www.w3.org/2000/svg';

export function part(name: string): HTMLElement {
  const element = document.createElement('i');
  element.className = name;
  return element;
}

function svg(name: string, side: number): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', name);
  drawing.setAttribute('viewBox', `0 0 ${side} ${side}`);
  drawing.setAttribute('aria-hidden', 'true');
  return drawing;
}

/** One filled path in a square of `side` units. */
export function shape(name: string, path: string, side: number): SVGSVGElement {
  const drawing = svg(name, side);
  const drawn = document.createElementNS(SVG, 'path');
  drawn.setAttribute('d', path);
  drawn.setAttribute('fill-rule', 'evenodd');
  drawing.appendChild(drawn);
  return drawing;
}

/** How much of its colour a glow keeps from the middle to the rim: even steps would show as a ring. */
const FADE = [1, 0.92, 0.68, 0.36, 0.11, 0];

let glows = 0;

/** A round light that melts into what lies behind it. Its colour is the CSS `color`. */
export function glow(name: string): SVGSVGElement {
  const drawing = svg(name, 2);
  glows += 1;
  const id = `glow-${glows}`;
  const gradient = document.createElementNS(SVG, 'radialGradient');
  gradient.id = id;
  FADE.forEach((opacity, index) => {
    const stop = document.createElementNS(SVG, 'stop');
    stop.setAttribute('offset', String(index / (FADE.length - 1)));
    stop.setAttribute('stop-color', 'currentColor');
    stop.setAttribute('stop-opacity', String(opacity));
    gradient.appendChild(stop);
  });
  const disc = document.createElementNS(SVG, 'circle');
  for (const attribute of ['cx', 'cy', 'r']) disc.setAttribute(attribute, '1');
  disc.setAttribute('fill', `url(#${id})`);
  drawing.appendChild(gradient);
  drawing.appendChild(disc);
  return drawing;
}
