/** Every rule that a message or a finding may carry, as it is explained to people: those of the table of messages, and those of the shapes. */
import type { ShapeRule } from '../dataset/shapes.ts';
import { rules } from '../message.ts';
import type { RuleInfo } from './finding.ts';
import { examples } from './rule-examples.ts';

/** The rules of the table of messages; the first sentence is the meaning, the rest the cure. */
export function messageRules(): RuleInfo[] {
  return Object.entries(rules).map(([rule, words]) => {
    const cut = words.indexOf('. ');
    const example = Object.hasOwn(examples, rule) ? examples[rule as keyof typeof examples] : undefined;
    return {
      rule,
      meaning: cut < 0 ? words : words.slice(0, cut),
      ...(cut >= 0 && { cure: words.slice(cut + 2) }),
      ...(example !== undefined && { example }),
    };
  });
}

/** The rules of shapes; several shapes may belong to one. */
export function shapeRules(shapes: Iterable<ShapeRule>): RuleInfo[] {
  const infos = new Map<string, RuleInfo>();
  for (const { rule, meaning, cure, example, level } of shapes) {
    // A shape that only holds other shapes together is no rule.
    const holder = rule.endsWith(`/${meaning}`);
    if (infos.has(rule) || holder || rule.includes('/canary')) continue;
    infos.set(rule, {
      rule,
      meaning,
      level,
      ...(cure !== undefined && { cure }),
      ...(example !== undefined && { example }),
    });
  }
  return [...infos.values()];
}

/** All rules by name, in the order of their names. */
export function allRules(shapes: Iterable<ShapeRule>): Map<string, RuleInfo> {
  const infos = [...messageRules(), ...shapeRules(shapes)].map((info): [string, RuleInfo] => [info.rule, info]);
  return new Map(infos.sort(([a], [b]) => (a < b ? -1 : 1)));
}
