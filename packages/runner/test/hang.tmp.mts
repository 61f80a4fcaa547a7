import fs from 'node:fs'; import { hostilePrograms, hostileSubject, ordinaryTestCase } from '/work/main/packages/runner/test/fixtures/hostile-programs.ts';
import { Session } from '/work/main/packages/runner/dist/child/session.js';
const w=fs.writeSync; const sti=setTimeout;
const s=new Session({subject:hostileSubject,renew:false,seed:1,allow:[],turns:1000,observers:[]} as any);
const hooks=await s.observe([]); s.enter(); await s.load();
const p=hostilePrograms().find(p=>p.name===process.argv[2])!;
const tests=[ordinaryTestCase(0),p.testCase,...Array.from({length:16},(_,k)=>ordinaryTestCase(k))];
sti(()=>{w(2,'still running at '+cur+' '+process.getActiveResourcesInfo()+'\n');process.reallyExit?.(1)},3000);
let cur=-1;
for(let i=0;i<tests.length;i++){cur=i;const r=s.runTest(tests[i]!,i,hooks);const v:any=await r; w(2,i+' '+v.outcome.kind+'\n');}
s.leave(); process.exit(0);
