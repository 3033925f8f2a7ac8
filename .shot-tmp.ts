import { chromium } from 'playwright-core';
import { readFileSync, writeFileSync } from 'node:fs';
import { cards, samples, shown } from './test/cards/samples';
(async () => {
const js = readFileSync('node_modules/adaptivecards/dist/adaptivecards.min.js','utf8');
const css = readFileSync('node_modules/adaptivecards/dist/adaptivecards.css','utf8');
const host = { fontFamily:'Segoe UI, sans-serif', spacing:{small:8,default:12,medium:16,large:20,extraLarge:24,padding:12}, separator:{lineThickness:1,lineColor:'#ddd'}, fontSizes:{small:12,default:14,medium:16,large:18,extraLarge:24}, containerStyles:{ default:{backgroundColor:'#ffffff'}, emphasis:{backgroundColor:'#f5f5f5'}, good:{backgroundColor:'#e7f2da'}, warning:{backgroundColor:'#fbf6d9'}, attention:{backgroundColor:'#fcf4f6'} }, actions:{maxActions:6, actionAlignment:'left', actionsOrientation:'horizontal', buttonSpacing:8, spacing:'default'}, inputs:{label:{inputSpacing:'small',requiredInputs:{weight:'bolder'},optionalInputs:{weight:'bolder'}}}, textStyles:{heading:{weight:'bolder',size:'large'}} };
const pick: [string, any][] = [];
for (const locale of ['sv','en'] as const) for (const [name, list] of Object.entries(samples)) {
  const n = name==='desk_thread' ? [1,5] : name==='start' ? [2] : name==='queue'?[0,1] : name==='thread'?[0,4] : name==='verdict'?[...list.keys()].filter(i=>['treatment_single','mistake','harm_elsewhere'].includes((list[i] as any).rule)).filter((_,i)=>i<6): name==='joined'?[0,2]: name==='people'?[1]:[0];
  for (const i of n) pick.push([`${locale} ${name} ${i}`, cards.draw(shown(list[i] as any, locale, name==='safety'?{notice:'expired'}:{})).card]);
}
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox']});
for (const locale of ['sv','en']) {
const p = await b.newPage({viewport:{width:2100,height:800}});
await p.setContent(`<style>${css} body{display:grid;grid-template-columns:repeat(4,480px);gap:24px;background:#ddd;font-family:sans-serif} .w{background:#fff;padding:16px} .t{font:11px monospace;color:#888} .ac-pushButton{padding:6px 14px;border:1px solid #bbb;border-radius:4px;background:#fff} .ac-pushButton.style-positive{background:#5b5fc7;color:#fff} textarea{width:100%;min-height:60px} input[type=text]{width:100%}</style>`);
await p.addScriptTag({content: js});
await p.evaluate(([list, host]: any) => { for (const [name, card] of list) { const AC=(window as any).AdaptiveCards; const c = new AC.AdaptiveCard(); c.hostConfig = new AC.HostConfig(host); c.parse(card); const w=document.createElement('div'); w.className='w'; w.innerHTML='<div class=t>'+name+'</div>'; w.append(c.render()); document.body.append(w);} }, [pick.filter(([n])=>n.startsWith(locale)), host]);
await p.screenshot({path:`/tmp/shots/${locale}.png`, fullPage:true});
const hs = await p.evaluate(()=>document.body.scrollHeight); console.log(hs);
}
await b.close();
})();
