/** Of the page: choosing tests, and moving between gaps and modules by keys. Without it everything is still there to read. */
export const SCRIPT = `
const all = (selector) => [...document.querySelectorAll(selector)];
const forget = () => {
  for (const line of all('.chosen')) line.classList.remove('chosen');
  for (const button of all('[aria-pressed=true]')) button.setAttribute('aria-pressed', 'false');
};
for (const button of all('.tests button')) {
  button.addEventListener('click', () => {
    const wasChosen = button.getAttribute('aria-pressed') === 'true';
    forget();
    if (wasChosen) return;
    button.setAttribute('aria-pressed', 'true');
    for (const line of button.dataset.lines.split(' ')) document.getElementById(button.dataset.module + '-line-' + line)?.classList.add('chosen');
  });
}
const move = (selector, step) => {
  const places = all(selector);
  const here = places.findIndex((place) => place === document.activeElement || place.contains(document.activeElement));
  const next = places[here < 0 ? (step > 0 ? 0 : places.length - 1) : (here + step + places.length) % places.length];
  next?.closest('details')?.setAttribute('open', '');
  next?.focus();
  next?.scrollIntoView({ block: 'center' });
};
const KEYS = {
  n: () => move('.gap', 1),
  p: () => move('.gap', -1),
  j: () => move('section', 1),
  k: () => move('section', -1),
  t: () => scrollTo(0, 0),
  Escape: forget,
};
addEventListener('keydown', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) KEYS[event.key]?.();
});
`;
