#!/usr/bin/env bash
# Builds the dataset of a repository, checks it, and writes what changed in the data. Run by action.yml, and by hand:
#
#     ISNAD_VERSION=local bash scripts/ci/check.sh
#
# Exits with 1 when the data has errors, or the committed output is not what the build gives; with 2 when something else
# stands in the way. Findings are printed as annotations; files go to ISNAD_RESULTS.
set -uo pipefail

config=${ISNAD_CONFIG:-source/dataset.yaml}
version=${ISNAD_VERSION:-latest}
base=${ISNAD_BASE:-}
out=${ISNAD_OUT:-out}
fail_on=${ISNAD_FAIL_ON:-error}
committed=${ISNAD_COMMITTED_OUTPUT:-true}
results=${ISNAD_RESULTS:-$(mktemp -d)}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
summary=${GITHUB_STEP_SUMMARY:-/dev/null}
output=${GITHUB_OUTPUT:-/dev/null}
mkdir -p "$results"

isnad() {
  if [ "$version" = local ]; then node "$here/dist/cli/main.js" "$@" --config "$config"
  else npx --yes "isnad@$version" "$@" --config "$config"; fi
}

failed=0

echo '::group::build'
isnad build
code=$?
echo '::endgroup::'
[ $code -eq 2 ] && exit 2
[ $code -ne 0 ] && failed=1

isnad check --fail-on "$fail_on" \
  --format "github,sarif=$results/check.sarif,junit=$results/check.xml,markdown=$results/check.md"
code=$?
[ $code -eq 2 ] && exit 2
[ $code -ne 0 ] && failed=1

# New files count as well as changed ones. An output that was never committed is left alone.
if [ "$committed" = true ] && [ -n "$(git ls-files -- "$out" | head -1)" ]; then
  stale=$(git status --porcelain --untracked-files=all -- "$out")
  if [ -n "$stale" ]; then
    git diff --stat -- "$out"
    printf '%s\n' "$stale" | head -20
    echo "::error title=output/stale::The committed output is not what the build gives; run \"isnad build\" and commit $out/"
    failed=1
  fi
fi

# On a first push there is nothing to compare with, and the revision is all zeros.
if [ -n "$base" ] && git cat-file -e "$base^{commit}" 2>/dev/null; then
  isnad diff "$base" --format "markdown=$results/diff.md,patch=$results/diff.rdfp" && diff="$results/diff.md"
fi

cat "$results/check.md" >>"$summary" 2>/dev/null
[ -n "${diff:-}" ] && cat "$diff" >>"$summary"
{
  echo "sarif=$results/check.sarif"
  echo "junit=$results/check.xml"
  [ -n "${diff:-}" ] && echo "diff=$diff"
} >>"$output"
exit $failed
