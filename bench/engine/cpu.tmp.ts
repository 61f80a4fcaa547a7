import { breedWorkload, searchObservers } from './workload.ts';
import { readSubjects } from '../subjects/subject.ts';
import { createInProcessExecutor, createSubprocessExecutor } from '@auklet/runner';
import { readFileSync } from 'node:fs';
const names=process.argv[2]?.split(',');const batch=Number(process.argv[3]??36);
const cpu=()=>{const {user,system}=process.cpuUsage();return user+system};
const childCpu=(pid:number)=>{const t=readFileSync(`/proc/${pid}/stat`,'latin1');const f=t.slice(t.lastIndexOf(')')+2).split(' ');return (Number(f[11])+Number(f[12]))*10000};
for(const s of readSubjects(names)){ const w=await breedWorkload(s,720,1); let pid=0;
 const ins=createInProcessExecutor({subject:w.subject,observers:searchObservers()}), sub=createSubprocessExecutor({subject:w.subject,observers:searchObservers(),onEvent:e=>{if(e.kind==='worker-started'&&!pid)pid=e.pid; else if(e.kind!=='worker-started')console.log(JSON.stringify(e))}});
 async function run(e:any){let n=0;for(let i=0;i<720;i+=batch)for await(const _ of e.executeMultiple(w.testCases.slice(i,i+batch)))n++;return n}
 for(let k=0;k<3;k++){await run(ins);await run(sub);}
 let a=0,m=0,c=0,n=0; for(let k=0;k<15;k++){let t=cpu();await run(ins);a+=cpu()-t;t=cpu();const tc=childCpu(pid);n+=await run(sub);m+=cpu()-t;c+=childCpu(pid)-tc;}
 console.log(w.name.padEnd(16),'stateful',w.subject.stateful,'in us',(a/n).toFixed(1),'main us',(m/n).toFixed(1),'child us',(c/n).toFixed(1),'cpu ratio',(a/(m+c)).toFixed(2),'pipe bound',(a/Math.max(m,c)).toFixed(2)); await sub.close(); }
