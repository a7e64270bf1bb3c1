/** A picture with its caption, and the same in words for those who do not see it. */
import { html, type Content, type Markup } from './markup.ts';

/** What a figure shows. */
export interface Figure {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly width: number;
  readonly height: number;
  /** What is drawn, as SVG. */
  readonly drawing: Content;
  /** The same in words. */
  readonly words: Content;
}

/** A figure of a page. What is in it may be links, so it is a group and no image. */
export function figure({ id, title, caption, width, height, drawing, words }: Figure): Markup {
  const size = `${Math.ceil(width)} ${Math.ceil(height)}`;
  return html`<figure class="picture" id="${id}">
    <h3 id="${id}-title">${title}</h3>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="${id}-title">
      <svg
        viewBox="0 0 ${size}"
        width="${Math.ceil(width)}"
        height="${Math.ceil(height)}"
        role="group"
        aria-labelledby="${id}-title"
      >
        ${drawing}
      </svg>
    </div>
    <figcaption>
      <p>${caption}</p>
      <details>
        <summary>In words</summary>
        ${words}
      </details>
    </figcaption>
  </figure> `;
}

/** A text cut to the width of a drawing. */
export function fit(text: string, length: number): string {
  const points = Array.from(text);
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}
