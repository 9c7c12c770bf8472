const chosenForm = /\{(\w+), (?:plural|select),(?:[^{}]|\{(?:[^{}]|\{\w+\})*\})*\}/g;
const usualForm = /other \{((?:[^{}]|\{\w+\})*)\}\}$/;

/**
 * The sentence of a rule before anything was found: `{n, plural, one {# day} other {# days}}` as `{n} days`, since nothing yet can
 * choose a form.
 */
export function withBarePlaceholders(message: string): string {
  return message
    .replace(/\{(\w+), number\}/g, '{$1}')
    .replace(chosenForm, (forms, name: string) => {
      const usual = usualForm.exec(forms)?.[1];
      return usual === undefined ? forms : usual.replaceAll('#', `{${name}}`);
    });
}
