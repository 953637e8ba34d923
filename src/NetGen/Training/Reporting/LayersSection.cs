using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>The parameters, tensor by tensor.</summary>
internal static class LayersSection
{
    public static string Of(ReportFacts facts)
    {
        ParameterTensor[] tensors = facts.Network.Tensors.ToArray();
        var html = new MarkupBuilder("<section><h2>Parameters</h2><div class=\"scroll\"><table><tr><th>tensor</th><th>shape</th><th>values</th><th>mean</th>")
            .Add("<th>deviation</th><th>before</th><th>units without gradient</th></tr>");
        foreach (ParameterTensor tensor in tensors)
        {
            Histogram after = facts.After.Parameters[tensor.Name];
            string idle = facts.After.IdleUnits.TryGetValue(tensor.Name, out int units) ? $"{Whole(units)} of {Whole(tensor.Columns)}" : "";
            html.Add($"<tr><td>{Text(tensor.Name)}</td><td>{TensorRows.Shape(tensor)}</td><td>{Whole((double)tensor.Rows * tensor.Columns)}</td>")
                .Add($"<td>{Figure(after.Mean)}</td><td>{Figure(after.Deviation)}</td><td>{Figure(facts.Before.Parameters[tensor.Name].Deviation)}</td><td>{idle}</td></tr>");
        }
        html.Add("</table></div><p class=\"soft\">Before: the deviation at the start. Units without gradient: none of up to 64 training samples moves their weights, ")
            .Add("as with dead ReLUs.</p>");
        html.Add(HistogramGrid.Draw("Histogram of", [.. tensors.Select(tensor => (tensor.Name, facts.Before.Parameters[tensor.Name], facts.After.Parameters[tensor.Name]))]));
        return html.Add("</section>").ToString();
    }
}
