using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>
/// A number that is part of a type: its size. The JIT folds that where it stands, while a static property would be a call to be inlined, and a
/// hundred of them were most of what compiling a tile took.
/// </summary>
internal interface IConstant;

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct One : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Two : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Three : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Four : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Five : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Six : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 7)]
internal readonly struct Seven : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Eight : IConstant;
