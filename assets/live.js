/* Loads the page again when "isnad serve --watch" has built anew. It is in no page of a build. */
'use strict';

async function follow() {
  let known = 0;
  for (;;) {
    try {
      const response = await fetch(`/live?known=${known}`);
      const version = Number(await response.text());
      if (known !== 0 && version !== known) return location.reload();
      known = version;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
void follow();
