namespace NetGen;

/// <summary>A bound on the gradient of the loss, before penalties are added to it: by its norm, or value by value.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GradientClipAttribute : Attribute
{
    /// <summary>
    /// c, above 0: the gradients of all parameters together, ‖g‖₂ long, are multiplied by min(1, c/(‖g‖₂ + 1e-6)) (Pascanu et al. 2013;
    /// PyTorch's <c>clip_grad_norm_</c>). As the norm has to be known first, such a trainer keeps its gradients and updates by them in a pass
    /// of its own.
    /// </summary>
    public double Norm { get; set; }

    /// <summary>c, above 0: each gradient is bounded to [-c, c] (PyTorch's <c>clip_grad_value_</c>).</summary>
    public double Value { get; set; }
}
