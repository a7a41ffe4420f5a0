/** The form’s own look, for sites that give it none. */
export const style = `
:host{display:block}
form{display:grid;gap:14px;font:inherit;color:inherit;max-width:32rem}
h2{margin:0;font-size:1.3em}
label{display:block;font-size:.92em;margin-bottom:4px}
input:not([type=checkbox]),textarea{box-sizing:border-box;width:100%;padding:10px 12px;font:inherit;color:inherit;background:transparent;border:1px solid #868e96;border-radius:8px}
textarea{min-height:96px;resize:vertical}
input:focus-visible,textarea:focus-visible,button:focus-visible{outline:2px solid #3b5bdb;outline-offset:2px}
[aria-invalid=true]{border-color:#c92a2a!important}
.consent{display:flex;gap:10px;align-items:flex-start}
.consent label{margin:0}
.consent input{width:18px;height:18px;margin:2px 0 0;flex:none}
.wrong{color:#c92a2a;font-size:.88em;margin:4px 0 0}
button{justify-self:start;padding:11px 22px;font:inherit;font-weight:600;color:#fff;background:#364fc7;border:0;border-radius:8px;cursor:pointer}
button[disabled]{opacity:.65;cursor:progress}
.trap{position:absolute;left:-6000px;width:1px;height:1px;overflow:hidden}
@media(prefers-color-scheme:dark){.wrong{color:#ff8787}button{background:#4c6ef5}}
`;
