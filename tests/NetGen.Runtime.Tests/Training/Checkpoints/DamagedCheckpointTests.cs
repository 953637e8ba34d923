using System.Text;
using NetGen.Training;
using static NetGen.Runtime.Tests.Training.CheckpointDirectory;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training;

/// <summary>A damaged or foreign file is told from a whole one, and network and trainer stay as they are.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    private readonly CheckpointDirectory _directory = new();
    private readonly string _path;
    private readonly byte[] _file;

    public DamagedCheckpointTests()
    {
        Run(resume: null, Checkpoint(_directory.Path), EarlyStopping(patience: 9), InterruptAt(7));
        _path = CheckpointFile.Latest(_directory.Path)!;
        _file = File.ReadAllBytes(_path);
    }

    [Fact]
    public void Whichever_byte_is_another_it_is_noticed()
    {
        for (int index = 0; index < _file.Length; index++)
        {
            byte[] damaged = [.. _file];
            damaged[index] ^= (byte)(1 << (index % 8));
            Refused(damaged);
        }
    }

    [Fact]
    public void Wherever_the_file_ends_too_soon_it_is_noticed()
    {
        for (int length = 0; length < _file.Length; length += length < 16 ? 1 : 37)
            Refused(_file[..length]);
        Refused([.. _file, 0]);
    }

    [Fact]
    public void The_message_names_the_tensor_and_its_place()
    {
        byte[] damaged = [.. _file];
        int header = 8 + BitConverter.ToInt32(_file);
        damaged[header + 5] ^= 1;

        Assert.Equal(
            $"{_path} is damaged in the values of tensor 'dense1.weight', bytes {header} to {header + 24}: they do not have their checksum.", Refused(damaged));
    }

    [Fact]
    public void Parameters_alone_are_no_checkpoint()
    {
        using var file = new MemoryStream();
        ParameterFile.Save(Network(), file);

        Assert.Contains("is no checkpoint: it says nothing of training", Refused(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_without_a_run_can_be_loaded_but_not_resumed()
    {
        LinearNetwork network = Network();
        using ITrainer trainer = network.CreateTrainer(4);
        CheckpointFile.Save(_path, network, trainer);

        var exception = Assert.Throws<ParameterFileException>(() => Run(_path));

        Assert.Contains("'run.epoch' is missing", exception.Message, StringComparison.Ordinal);
        CheckpointFile.Load(_path, network, trainer);
    }

    [Fact]
    public void A_later_version_is_named()
    {
        byte[] later = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(_file).Replace("\"netgen.checkpoint\":\"1\"", "\"netgen.checkpoint\":\"2\"", StringComparison.Ordinal));

        Assert.Contains("is a checkpoint of version '2'; version 1 can be read", Refused(later), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_network_is_refused()
    {
        var other = new LinearNetwork(2, 4, LossFunction.SoftmaxCrossEntropy);
        using ITrainer trainer = other.CreateTrainer(4);

        var exception = Assert.Throws<ParameterFileException>(() => CheckpointFile.Load(_path, other, trainer));

        Assert.Contains("misshapen: 'dense1.weight' is [3, 2] in the file, [4, 2] in the network.", exception.Mismatches);
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>The message with which it is refused, by Load and by Fit.</summary>
    private string Refused(byte[] file)
    {
        File.WriteAllBytes(_path, file);
        LinearNetwork network = Network();
        network.ParameterBuffer.Fill(7);
        using ITrainer trainer = network.CreateTrainer(4);
        trainer.StepCount = 3;

        var exception = Assert.Throws<ParameterFileException>(() => CheckpointFile.Load(_path, network, trainer));

        Assert.StartsWith(_path, exception.Message, StringComparison.Ordinal);
        Assert.Throws<ParameterFileException>(() => network.Fit(Samples.Clouds(20, seed: 1), epochs: 3, batchSize: 4, seed: 5, resume: _path));
        Assert.Equal((3, 0.1f), (trainer.StepCount, trainer.LearningRate));
        Assert.All(network.ParameterBuffer.ToArray(), parameter => Assert.Equal(7, parameter));
        return exception.Message;
    }
}
