using System.Buffers.Binary;

namespace NetGen.Training;

/// <summary>Writes a checkpoint: a safetensors file whose last tensor holds the checksums of all that comes before it.</summary>
internal static class CheckpointWriter
{
    public static void Write(string path, ITrainableNetwork network, ITrainer trainer, CheckpointFacts facts) =>
        AtomicFile.Write(path, stream => Write(new ChecksumStream(stream), network, trainer, facts));

    private static void Write(ChecksumStream stream, ITrainableNetwork network, ITrainer trainer, CheckpointFacts facts)
    {
        NetworkDescription description = network.Description;
        OptimizerState state = trainer.OptimizerState;
        var states = new ParameterTensor[state.Names.Length][];
        for (int name = 0; name < states.Length; name++)
            states[name] = [.. CheckpointTensors.OfState(description, state.Names[name])];

        List<SafetensorsTensor> tensors =
        [
            .. description.Tensors.ToArray().Concat(states.SelectMany(tensors => tensors)).Select(SafetensorsTensor.Of),
            .. facts.Arrays.Select(array => new SafetensorsTensor(array.Key, ElementType.F32, [array.Value.Length])),
        ];
        int[] checksums = new int[tensors.Count + 1];
        tensors.Add(new SafetensorsTensor(CheckpointTensors.Checksums, ElementType.I32, [checksums.Length]));

        int written = 0;
        stream.Write(SafetensorsHeader.Format(Metadata(description, trainer, facts), tensors));
        EndPart();
        foreach (ParameterTensor tensor in description.Tensors)
        {
            TensorTransfer.Save(tensor, network.ParameterBuffer, stream);
            EndPart();
        }
        for (int name = 0; name < states.Length; name++)
        {
            foreach (ParameterTensor tensor in states[name])
            {
                TensorTransfer.Save(tensor, state.Values(name), stream);
                EndPart();
            }
        }
        foreach ((string name, float[] values) in facts.Arrays)
        {
            TensorTransfer.Save(CheckpointReader.ArrayTensor(name, values.Length), values, stream);
            EndPart();
        }

        byte[] bytes = new byte[sizeof(int) * checksums.Length];
        for (int part = 0; part < checksums.Length; part++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int) * part), checksums[part]);
        stream.Write(bytes);

        void EndPart() => checksums[written++] = (int)stream.TakeChecksum();
    }

    private static Dictionary<string, string> Metadata(NetworkDescription network, ITrainer trainer, CheckpointFacts facts)
    {
        Dictionary<string, string> metadata = SafetensorsHeader.MetadataOf(network);
        metadata.Add(CheckpointTensors.VersionName, CheckpointReader.Version);
        var own = new CheckpointFacts("");
        TrainerFacts.Save(own, trainer);
        foreach ((string name, string text) in own.Texts.Concat(facts.Texts))
            metadata.Add(name, text);
        return metadata;
    }
}
