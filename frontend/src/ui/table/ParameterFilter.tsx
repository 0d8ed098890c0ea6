import { ListFilter } from './ListFilter';
import type { Parameter, Values } from './parameter-filter';
import { labelOf, tokensOf, valuesOf } from './parameter-filter';

interface Props<N extends string> {
  parameters: readonly Parameter<N>[];
  values: Values<N>;
  /** With all parameters; those that are left out were taken away. */
  onChange: (values: Values<N>) => void;
  /** The parameter of what is typed without naming one; without it, one has to be named. */
  textName?: N;
  placeholder: string;
}

/** The filter of a list that the API filters. */
export function ParameterFilter<N extends string>({ parameters, values, ...props }: Props<N>) {
  const { textName } = props;
  return (
    <ListFilter
      query={{ operation: 'and', tokens: tokensOf(values, parameters, textName) }}
      onChange={({ detail }) => props.onChange(valuesOf(detail.tokens, parameters, textName))}
      filteringProperties={parameters.map((parameter) => ({
        key: parameter.name,
        propertyLabel: parameter.label,
        groupValuesLabel: `Values of ${parameter.label}`,
        operators: [
          { operator: '=' as const, format: (value: string) => labelOf(parameter, value) },
        ],
      }))}
      filteringOptions={parameters.flatMap(({ name, options }) =>
        options.map((option) => ({ propertyKey: name, ...option })),
      )}
      freeTextFiltering={{ operators: [':'], defaultOperator: ':' }}
      disableFreeTextFiltering={!textName}
      hideOperations
      filteringPlaceholder={props.placeholder}
      filteringAriaLabel={props.placeholder}
      expandToViewport
    />
  );
}
