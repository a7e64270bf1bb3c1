/** An article whose every part tries to become markup. */

const attacks = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  "' onmouseover='alert(4)",
  '<svg onload=alert(5)>',
  'javascript:alert(6)',
  '<iframe src="https://example.com/"></iframe>',
  '<!-- <![CDATA[ ]]> -->',
  '\u202eabc\u2066def\u200f',
  '&lt;b&gt; &amp;',
  '</textarea></title></style>',
];

/** The article's text. */
export function hostileText(): string {
  const [script = ''] = attacks;
  return [
    `= ${script} Roe =`,
    `${script} Roe , ${attacks[2] ?? ''}`,
    `- Birth Place: ${attacks[4] ?? ''}, Ulm`,
    `- Parents: ${attacks[1] ?? ''} (father), Ada Roe (mother)`,
    `- Website: javascript:alert(7)`,
    `- Spouse: ${attacks[3] ?? ''}`,
    `- Favourite Colour: ${attacks[8] ?? ''}`,
    '',
    `${script} Roe (born 1 May 1900) was a painter. ${attacks.join(' ')}.`,
    '',
    `== ${attacks[2] ?? ''} ==`,
    '',
    `He was a son of ${attacks[5] ?? ''} and Ada Roe. ${attacks.join(' ')}`,
    '',
    `"${attacks[1] ?? ''} is what he said."`,
    '',
    '== See also ==',
    '',
    ...attacks.map((attack) => `- ${attack}`),
    '',
    '== Bibliography ==',
    '',
    ...attacks.map((attack) => `- Roe, Ada. "${attack.replaceAll('"', '')}"`),
    '',
  ].join('\n');
}
