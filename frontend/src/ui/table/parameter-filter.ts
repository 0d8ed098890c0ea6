/** Filters that the API applies: one value for each of its parameters, and some text. */
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';

export interface Parameter<N extends string> {
  name: N;
  label: string;
  options: readonly { value: string; label: string }[];
  /** Other values make sense, too, such as an id that nobody has listed. */
  isOpen?: boolean;
}

export type Values<N extends string> = Readonly<Partial<Record<N, string>>>;

/** What the API can be asked for; anything else in an address counts as not stated. */
export function understood<N extends string>(
  values: Values<N>,
  parameters: readonly Parameter<N>[],
): Values<N> {
  const closed = parameters.filter(({ isOpen }) => !isOpen);
  const wrong = closed.filter(
    ({ name, options }) => !options.some(({ value }) => value === values[name]),
  );
  const left: Partial<Record<N, string>> = { ...values };
  wrong.forEach(({ name }) => delete left[name]);
  return left;
}

/** `textName`: the parameter of what is typed without naming one. */
export function tokensOf<N extends string>(
  values: Values<N>,
  parameters: readonly Parameter<N>[],
  textName?: N,
): PropertyFilterProps.Token[] {
  const named = parameters.flatMap(({ name }) => {
    const value = values[name];
    return value ? [{ propertyKey: name, operator: '=' as const, value }] : [];
  });
  const text = textName && values[textName];
  return text ? [...named, { operator: ':', value: text }] : named;
}

/** The last one of each parameter counts: the API takes one. */
export function valuesOf<N extends string>(
  tokens: readonly PropertyFilterProps.Token[],
  parameters: readonly Parameter<N>[],
  textName?: N,
): Values<N> {
  const values: Partial<Record<N, string>> = {};
  for (const { propertyKey, value } of tokens) {
    const name = propertyKey
      ? parameters.find((parameter) => parameter.name === propertyKey)?.name
      : textName;
    if (name && typeof value === 'string' && value.trim()) values[name] = value.trim();
  }
  return values;
}

export function labelOf<N extends string>({ options }: Parameter<N>, value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
