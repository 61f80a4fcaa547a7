import { breedWorkload, searchObservers } from './workload.ts';
import { readSubjects } from '../subjects/subject.ts';
import { createInProcessExecutor, createSubprocessExecutor } from '@auklet/runner';
const names=process.argv[2]?.split(',');
for(const s of readSubjects(names)){ const w=await breedWorkload(s,720,1); 
 const ins=createInProcessExecutor({subject:w.subject,observers:searchObservers()}), sub=createSubprocessExecutor({subject:w.subject,observers:searchObservers()});
 async function run(e:any,depth=1){const t0=performance.now();let n=0;const pend:any[]=[];const drain=async(it:any)=>{let k=0;for await(const _ of it)k++;return k};for(let i=0;i<720;i+=36){pend.push(drain(e.executeMultiple(w.testCases.slice(i,i+36))));if(pend.length>=depth)n+=await pend.shift()}for(const p of pend)n+=await p;return n/(performance.now()-t0)*1000}
 await run(ins);await run(sub);
 const rs:number[]=[],ps:number[]=[];let a=0,b=0,c=0;for(let k=0;k<5;k++){a=await run(ins);b=await run(sub);c=await run(sub,2);rs.push(b/a);ps.push(c/a)}
 rs.sort((x,y)=>x-y);ps.sort((x,y)=>x-y);
 console.log(w.name,'stateful',w.subject.stateful,'in',a|0,'sub',b|0,'pipe',c|0,'ratio',rs[2]!.toFixed(2),'piped',ps[2]!.toFixed(2)); await sub.close(); }
