// Sends what is being typed into a text of several lines before its field is left.
const PAUSE = 600;
let timer = null;

export default function typing({ setTriggerValue }) {
  const main = document.querySelector('[data-testid="stMain"]');
  const typed = ({ target }) => {
    if (target.tagName !== "TEXTAREA") return;
    const holder = target.closest("[class*=st-key-]");
    const field = [...(holder?.classList ?? [])].find((name) => name.startsWith("st-key-"));
    clearTimeout(timer);
    timer = setTimeout(() => field && setTriggerValue("typed", { field, text: target.value }), PAUSE);
  };
  const left = () => clearTimeout(timer);
  main?.addEventListener("input", typed);
  main?.addEventListener("focusout", left);
  return () => {
    main?.removeEventListener("input", typed);
    main?.removeEventListener("focusout", left);
  };
}
