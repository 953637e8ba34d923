using NetGen.Benchmarks;

// A probe's start is measured: it must not load what the commands need.
return args is ["start", var what, var weights] ? StartProbe.Run(what, weights) : Commands.Run(args);
