import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const amplify = {
  regex: '^aws-amplify',
  message: 'Only auth/cognito-auth knows how people sign in: use the AuthPort.',
};
const otherFeatures = {
  regex: '^@/features/',
  message: 'A feature imports no other one: what two need goes to lib/ or ui/.',
};

export default tseslint.config(
  { ignores: ['dist', 'src/api/generated', 'node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked, reactHooks.configs.flat.recommended],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      'max-lines': ['error', 300],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [amplify, otherFeatures] }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/auth/cognito-auth.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [otherFeatures] }] },
  },
  {
    files: ['src/app/screens.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [amplify] }] },
  },
  { files: ['scripts/**', '*.js'], languageOptions: { globals: globals.node } },
  {
    // A fixture of Playwright gives its value by calling `use`, which is no hook, and names in a
    // pattern what it needs, be it nothing.
    files: ['e2e/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off', 'no-empty-pattern': 'off' },
  },
);
