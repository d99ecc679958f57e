/** From components to the HTML that is sent. */
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

export function page(document: VNode): string {
  return `<!doctype html>${render(document)}`;
}

/** A part of a page, for htmx to put in its place. */
export function fragment(parts: VNode): string {
  return render(parts);
}
