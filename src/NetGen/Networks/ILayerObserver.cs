namespace NetGen;

/// <summary>Is shown what each layer gives; see <see cref="ITrainer.Observe"/>.</summary>
public interface ILayerObserver
{
    /// <summary>Looks at a layer.</summary>
    /// <param name="output">What it gave; valid during the call.</param>
    void Observe(LayerOutput output);
}
