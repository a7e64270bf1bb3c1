/** The text of each generated file of shapes, by its path in the project. */
export function propertyShapes(root: URL): Record<string, string>;
