import { escapeHtml } from '../../../domain/escape-html';
import type { Locale } from '../../../domain/ids';
import type { Passkey, PasskeyHolder } from '../../../ports/staff';
import { notSent } from '../render/inputs';
import { hiddenField, hiddenFields } from '../render/page';
import { wholeHtml } from '../render/whole';
import type { Carried } from './panes';
import { type DeskWord, deskWords } from './words';

/** A script sends it once a passkey was made or touched. */
export function passkeyForm(
  locale: Locale,
  of: {
    readonly action: '/enter' | '/join' | '/again' | '/second' | '/remove';
    readonly button: DeskWord;
    readonly carried?: Carried;
  },
): string {
  const say = deskWords[locale];
  const own = Object.entries({
    'data-cannot': say.cannot,
    'data-cancelled': say.cancelled,
    'data-twice': say.twice,
  });
  const makes = of.action === '/join' || of.action === '/second';
  const main = of.action === '/remove' ? '' : ' class="main"';
  const words = own.map(([name, value]) => `${name}="${escapeHtml(value)}"`).join(' ');
  const carried = (of.carried ?? []).map(([name, value]) => hiddenField(name, value)).join('\n');
  return `<form method="post" action="${of.action}" data-passkey="${of.action.slice(1)}" ${words}>
${hiddenFields({ locale, credential: '' })}${carried}${makes ? nameField(say) : ''}
<p class="row"><button${main}>${say[of.button]}</button></p>
<p role="status" class="said"></p>
<noscript><p class="box warning">${say.script}</p></noscript>
</form>`;
}

function nameField(say: (typeof deskWords)[Locale]): string {
  return `<div class="field"><label for="name">${say.keyName}</label>
<input type="text" id="name" name="name" maxlength="40" ${notSent}></div>`;
}

/** Somebody's passkeys; with more than one, each can be removed by a touch of another. */
export function passkeyList(
  locale: Locale,
  passkeys: PasskeyHolder['passkeys'],
  used: string,
): string {
  const say = deskWords[locale];
  const one = ({ id, name, madeOn, usedOn }: Passkey, at: number): string => {
    const days = [`${say.madeOn} ${madeOn}`, `${say.usedOn} ${usedOn}`];
    const said = id === used ? [...days, say.usedNow] : days;
    const carried = [['key', id]] as const;
    const remove =
      passkeys.length > 1
        ? passkeyForm(locale, { action: '/remove', button: 'removeKey', carried })
        : '';
    return `<li><div><p><strong>${escapeHtml(name || `${say.key} ${at + 1}`)}</strong></p>
<p class="quiet">${wholeHtml(said.join(' · '))}</p></div>
${remove}</li>`;
  };
  return `<ul class="keys">${passkeys.map(one).join('\n')}</ul>\n`;
}

export function codeForm(locale: Locale): string {
  const say = deskWords[locale];
  const as = `${notSent} autocapitalize="characters"`;
  return `<form method="post" action="/join" autocomplete="off">
${hiddenFields({ locale })}
<div class="field"><label for="code">${say.code}</label>
<input type="text" id="code" name="code" required ${as}></div>
<p class="row"><button class="main">${say.next}</button></p>
</form>`;
}
