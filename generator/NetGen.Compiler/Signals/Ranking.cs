namespace NetGen.Compiler.Signals;

/// <summary>The order of values: they are dealt out over equal steps of their range, and what shares a step is put in order by insertion.</summary>
/// <remarks>For values without far outliers it takes a time in proportion to their number, without a comparison that a processor cannot foresee.</remarks>
internal static class Ranking
{
    /// <summary>
    /// The indices of the values, the least value first; of equal values the least index. As they stand where the range is no more than rounding, or
    /// beyond doubles.
    /// </summary>
    public static int[] Of(double[] values)
    {
        double least = values.Min();
        double scale = values.Length / (values.Max() - least);
        int[] order = new int[values.Length];
        if (!(scale > 0 && scale <= double.MaxValue))
        {
            for (int i = 0; i < order.Length; i++)
                order[i] = i;
            return order;
        }

        int[] places = new int[values.Length];
        int[] ends = new int[values.Length + 1];
        for (int i = 0; i < values.Length; i++)
        {
            places[i] = Math.Min(values.Length, (int)((values[i] - least) * scale));
            ends[places[i]]++;
        }

        for (int place = 1; place < ends.Length; place++)
            ends[place] += ends[place - 1];
        for (int i = values.Length - 1; i >= 0; i--)
            order[--ends[places[i]]] = i;
        for (int next = 1; next < order.Length; next++)
        {
            int index = order[next];
            int place = next;
            for (; place > 0 && values[order[place - 1]] > values[index]; place--)
                order[place] = order[place - 1];
            order[place] = index;
        }

        return order;
    }
}
