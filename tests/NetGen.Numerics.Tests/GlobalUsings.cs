// The vocabulary exists twice, in the runtime and in the compiler. Here the compiler's, as the graphs are the compiler's, goes by these names.
global using ActivationKind = NetGen.Compiler.Declarations.ActivationFunction;
global using LossKind = NetGen.Compiler.Declarations.LossFunction;
global using OptimizerKind = NetGen.Compiler.Declarations.OptimizerAlgorithm;
