import { createSubprocessExecutor } from '@auklet/runner';
import { hostilePrograms, hostileSubject, ordinaryTestCase } from '/work/main/packages/runner/test/fixtures/hostile-programs.ts';
import { isDeepStrictEqual } from 'node:util';
const only=process.argv[2];
const programs=hostilePrograms().filter(p=>!only||p.name.includes(only));
const observers=[{remote:{name:'values',module:'file:///work/main/packages/runner/test/fixtures/observers/values.mjs'}}];
const matches=(e:any,a:any):boolean=>typeof e==='object'&&e!==null?typeof a==='object'&&a!==null&&Object.keys(e).every(k=>matches(e[k],a[k])):Object.is(e,a);
const ex=createSubprocessExecutor({subject:hostileSubject,observers,workers:Number(process.env.W??1),onEvent:e=>{ if(process.env.V) console.log(JSON.stringify(e))}});
const clean:any[]=[]; for await(const r of ex.executeMultiple(Array.from({length:20},(_,k)=>ordinaryTestCase(k)))) clean.push(r);
for(const p of programs){ const t0=performance.now(); const batch=[0,1,2,3].map(ordinaryTestCase); batch.push(p.testCase); for(let k=4;k<20;k++)batch.push(ordinaryTestCase(k));
 const rs:any[]=[]; try{ for await(const r of ex.executeMultiple(batch)) rs.push(r);}catch(e){console.log(p.name,'ERROR',e);continue}
 const h=rs[4]; const ord=[...rs.slice(0,4),...rs.slice(5)].map((r,k)=>({...r,index:k})); const bad=ord.filter((r,k)=>!isDeepStrictEqual(r,clean[k])).map(r=>r.index);
 const ok=matches(p.outcome,h.outcome); console.log(ok&&!bad.length?'ok  ':'FAIL',p.name,(performance.now()-t0|0)+'ms',ok?'':JSON.stringify(h.outcome), bad.length?'ordinary differ '+bad+' '+JSON.stringify(ord[bad[0]])+' clean '+JSON.stringify(clean[bad[0]]):''); }
await ex.close();
