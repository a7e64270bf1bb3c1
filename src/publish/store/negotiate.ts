/** Which of the media types on offer an Accept header wants (RFC 9110 §12.5.1): the header goes in, a type comes out. */

interface Wish {
  readonly type: string;
  readonly subtype: string;
  readonly quality: number;
}

function readWishes(header: string): Wish[] {
  return header
    .slice(0, 2000)
    .split(',')
    .flatMap((part): Wish[] => {
      const [range = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const [type = '', subtype = ''] = range.split('/');
      if (type === '' || subtype === '') return [];
      const given = parameters.find((one) => one.startsWith('q='));
      const quality = given === undefined ? 1 : Number(given.slice(2));
      return [{ type, subtype, quality: quality >= 0 && quality <= 1 ? quality : 0 }];
    });
}

/** How much a header wants a media type: the quality of the most exact range that fits, 0 for none. */
function qualityOf(mediaType: string, wishes: readonly Wish[]): number {
  const [type = '', subtype = ''] = mediaType.split('/');
  const exactness = (wish: Wish): number =>
    wish.type === type ? (wish.subtype === subtype ? 3 : wish.subtype === '*' ? 2 : 0) : wish.type === '*' ? 1 : 0;
  const best = wishes.reduce<Wish | undefined>(
    (found, wish) => (exactness(wish) > (found ? exactness(found) : 0) ? wish : found),
    undefined,
  );
  return best?.quality ?? 0;
}

/** The media type that is wanted most, the first on offer where several are alike or nothing was said; undefined when none is acceptable. */
export function negotiate(header: string | undefined, offers: readonly string[]): string | undefined {
  if (header === undefined || header.trim() === '') return offers[0];
  const wishes = readWishes(header);
  const rated = offers.map((offer) => ({ offer, quality: qualityOf(offer, wishes) }));
  const best = Math.max(...rated.map(({ quality }) => quality));
  return best > 0 ? rated.find(({ quality }) => quality === best)?.offer : undefined;
}
