// The vocabulary exists twice, in the runtime and in the compiler. The compiler's, in which graphs are made, goes by these names here.
global using ActivationKind = NetGen.Compiler.Declarations.ActivationFunction;
global using LossKind = NetGen.Compiler.Declarations.LossFunction;
global using OptimizerKind = NetGen.Compiler.Declarations.OptimizerAlgorithm;
global using MergeKind = NetGen.Compiler.Declarations.MergeOperation;
