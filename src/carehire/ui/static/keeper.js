// Sends what is being typed as evidence before the field is left, and brings a new step into view.
const PAUSE = 600;
let step = null;
let timer = null;

export default function keeper({ data, setTriggerValue }) {
  const main = document.querySelector('[data-testid="stMain"]');
  const field = main?.querySelector("textarea");
  if (step !== null && step !== data.step) {
    clearTimeout(timer);
    main?.scrollTo({ top: 0 });
  }
  step = data.step;
  if (!field) return undefined;
  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => setTriggerValue("typed", { step: data.step, text: field.value }), PAUSE);
  };
  const left = () => clearTimeout(timer);
  field.addEventListener("input", typed);
  field.addEventListener("blur", left);
  return () => {
    field.removeEventListener("input", typed);
    field.removeEventListener("blur", left);
  };
}
