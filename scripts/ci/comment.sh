#!/usr/bin/env bash
# Puts a Markdown file into a comment of a pull request: into the one it wrote before, if there is one.
#
#     GH_TOKEN=… REPOSITORY=owner/name PULL_REQUEST=1 bash scripts/ci/comment.sh diff.md
set -euo pipefail

mark='<!-- isnad diff -->'
body=$(mktemp)
{ echo "$mark"; cat "$1"; } >"$body"
comments="repos/$REPOSITORY/issues/$PULL_REQUEST/comments"
known=$(gh api "$comments" --paginate --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -1)
if [ -n "$known" ]; then gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$known" --field "body=@$body"
else gh api --silent "$comments" --field "body=@$body"; fi
