using System.Text;

namespace NetGen.Runtime.Tests.Files;

/// <summary>Damaged and hostile files: a clear exception, no large allocation, and the network as it was.</summary>
public sealed class HostileFileTests
{
    private const string Weight = "\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]}";
    private const string Bias = "\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]}";

    private const string NotANumber = "a whole number that is not negative was expected";

    /// <summary>Headers over 36 bytes of data, each with a piece of the message.</summary>
    public static TheoryData<string, string> Headers => new()
    {
        { "", "at byte 8: the format's opening brace was expected" },
        { " ", "at byte 8: the format's opening brace was expected" },
        { "{", "at byte 9: " },
        { "}", "at byte 8: the format's opening brace was expected" },
        { "null", "at byte 8: the format's opening brace was expected" },
        { "[]", "at byte 8: the format's opening brace was expected" },
        { "42", "at byte 8: the format's opening brace was expected" },
        { "\"text\"", "at byte 8: the format's opening brace was expected" },
        { "{}", "its tensors take 0 bytes, but 36 follow the header" },
        { $"{{{Weight},{Bias}", "at byte 141: " },
        { $"{{{Weight},{Bias},}}", "at byte 142: " },
        { $"{{{Weight} {Bias}}}", "at byte 77: " },
        { $"{{{Weight},{Bias}}}x", "at byte 142: " },
        { $"{{{Weight},{Bias}}}{{}}", "at byte 142: " },
        { $"{{{Weight},{Bias}}}\0", "at byte 142: " },
        { $"/*comment*/{{{Weight},{Bias}}}", "at byte 8: the format's opening brace was expected" },
        { $"\ufeff{{{Weight},{Bias}}}", "at byte 8: the format's opening brace was expected" },
        { $"{{{Weight},{Weight},{Bias}}}", "'dense1.weight' appears twice" },
        { $"{{{Weight},{Weight.Replace("d", "\\u0064", StringComparison.Ordinal)},{Bias}}}", "'dense1.weight' appears twice" },
        { Tensor("\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]"), "'dtype' appears twice" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"shape\":[3],\"data_offsets\":[24,36]"), "'shape' appears twice" },
        { $"{{\"__metadata__\":{{}},\"__metadata__\":{{}},{Weight},{Bias}}}", "'__metadata__' appears twice" },
        { $"{{\"__metadata__\":{{\"a\":\"b\",\"a\":\"c\"}},{Weight},{Bias}}}", "'a' appears twice" },
        { $"{{\"__metadata__\":{{\"a\":1}},{Weight},{Bias}}}", "a string was expected" },
        { $"{{\"__metadata__\":{{\"a\":null}},{Weight},{Bias}}}", "a string was expected" },
        { $"{{\"__metadata__\":{{\"a\":{{}}}},{Weight},{Bias}}}", "a string was expected" },
        { $"{{\"__metadata__\":[],{Weight},{Bias}}}", "an object of strings was expected" },
        { $"{{\"__metadata__\":\"pt\",{Weight},{Bias}}}", "an object of strings was expected" },
        { $"{{\"__metadata__\":{{\"a\":\"\\ud800\"}},{Weight},{Bias}}}", "half of a surrogate pair" },
        { $"{{\"\\udc00\":{{}},{Weight},{Bias}}}", "half of a surrogate pair" },
        { $"{{{Weight},\"dense1.bias\":null}}", "an object with dtype, shape and data_offsets was expected" },
        { $"{{{Weight},\"dense1.bias\":[3]}}", "an object with dtype, shape and data_offsets was expected" },
        { $"{{{Weight},\"dense1.bias\":{{}}}}", "tensor 'dense1.bias' lacks dtype" },
        { Tensor("\"dtype\":\"F32\",\"data_offsets\":[24,36]"), "tensor 'dense1.bias' lacks shape" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3]"), "tensor 'dense1.bias' lacks data_offsets" },
        { Tensor("\"shape\":[3],\"data_offsets\":[24,36]"), "tensor 'dense1.bias' lacks dtype" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36],\"x\":1"), "unknown property 'x'" },
        { Tensor("\"dtype\":\"F31\",\"shape\":[3],\"data_offsets\":[24,36]"), "the type 'F31' of tensor 'dense1.bias' is unknown" },
        { Tensor("\"dtype\":\"f32\",\"shape\":[3],\"data_offsets\":[24,36]"), "the type 'f32' of tensor 'dense1.bias' is unknown" },
        { Tensor("\"dtype\":\"\",\"shape\":[3],\"data_offsets\":[24,36]"), "the type '' of tensor 'dense1.bias' is unknown" },
        { Tensor("\"dtype\":1,\"shape\":[3],\"data_offsets\":[24,36]"), "a type's name was expected" },
        { Tensor("\"dtype\":null,\"shape\":[3],\"data_offsets\":[24,36]"), "a type's name was expected" },
        { Tensor("\"dtype\":\"F32\",\"shape\":3,\"data_offsets\":[24,36]"), "an array of numbers was expected" },
        { Tensor("\"dtype\":\"F32\",\"shape\":null,\"data_offsets\":[24,36]"), "an array of numbers was expected" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[\"3\"],\"data_offsets\":[24,36]"), NotANumber },
        { Tensor("\"dtype\":\"F32\",\"shape\":[-3],\"data_offsets\":[24,36]"), NotANumber },
        { Tensor("\"dtype\":\"F32\",\"shape\":[-1,-3],\"data_offsets\":[24,36]"), NotANumber },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3.0],\"data_offsets\":[24,36]"), NotANumber },
        { Tensor("\"dtype\":\"F32\",\"shape\":[1e999],\"data_offsets\":[24,36]"), NotANumber },
        { Tensor("\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[24,36]"), NotANumber },
        { Tensor("\"dtype\":\"F32\",\"shape\":[03],\"data_offsets\":[24,36]"), "at byte 115: " },
        { Tensor("\"dtype\":\"F32\",\"shape\":[NaN],\"data_offsets\":[24,36]"), "at byte 115: " },
        { Tensor("\"dtype\":\"F32\",\"shape\":[[3]],\"data_offsets\":[24,36]"), "at byte 115: " },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3,4294967296,4294967296],\"data_offsets\":[24,36]"), "a shape beyond" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[4611686018427387904],\"data_offsets\":[24,36]"), "a shape beyond" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,0],\"data_offsets\":[24,36]"), "a shape beyond" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[24,36]"), "takes 12 bytes, but its shape takes 16" },
        { Tensor("\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[24,36]"), "takes 12 bytes, but its shape takes 24" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[24,36]"), "takes 12 bytes, but its shape takes 0" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[]"), "are 0 numbers instead of 2" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24]"), "are 1 numbers instead of 2" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36,48]"), "are 3 numbers instead of 2" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[36,24]"), "ends before it begins" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[-12,0]"), NotANumber },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[28,40]"), "out of range: 36 bytes follow the header" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[9223372036854775795,9223372036854775807]"), "out of range" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[20,32]"), "'dense1.weight' and 'dense1.bias' overlap at byte 20" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]"), "overlap at byte 0" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[28,36]"), "bytes 24 to 28 of the data, before tensor 'dense1.bias'" },
        { Tensor("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]"), "its tensors take 32 bytes, but 36 follow the header" },
        { $"{{{Weight},\"inner\":{{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}},{Bias}}}", "overlap" },
        { "{\"__metadata__\":" + new string('[', 100_000), "an object of strings was expected" },
        { Tensor("\"dtype\":\"F32\",\"shape\":" + new string('[', 100_000)), "at byte 115: " },
        { new string('[', 100_000), "at byte 8: the format's opening brace was expected" },
        { string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "unknown property 'a'" },
        { new string('9', 100_000), "at byte 8: the format's opening brace was expected" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_wrong_header_is_refused(string json, string message)
    {
        ParameterFileException exception = AssertRefused(SafetensorsFile.Of(json, 36));

        Assert.Empty(exception.Mismatches);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_file_shorter_than_the_headers_length_is_refused(int length) =>
        Assert.Contains($"it has {length} bytes", AssertRefused(new byte[length]).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(37)]
    [InlineData(100_000_000)]
    [InlineData(100_000_001)]
    [InlineData(int.MaxValue)]
    [InlineData(0x1_0000_0000)]
    [InlineData(long.MaxValue)]
    [InlineData(ulong.MaxValue)]
    public void A_header_longer_than_the_file_is_refused(ulong length)
    {
        ParameterFileException exception = AssertRefused(SafetensorsFile.WithLength(length, new byte[36]));
        Assert.Contains($"its header would take {length} bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(300)]
    public void Text_that_is_not_UTF8_is_refused_with_its_place(int position)
    {
        byte[] json = Encoding.UTF8.GetBytes($"{{{Weight},{Bias}}}" + new string(' ', 300));
        json[position] = 0xFF;

        ParameterFileException exception = AssertRefused(SafetensorsFile.Of(json, new byte[36]));

        Assert.Contains($"at byte {8 + position}: the text is not UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] file = SafetensorsFile.Saved(new LayeredNetwork(2, 3).Fill(1));
        for (int length = 0; length < file.Length; length++)
            AssertRefused(file[..length]);
    }

    [Fact]
    public void A_file_with_something_after_it_is_refused() =>
        AssertRefused([.. SafetensorsFile.Saved(new LayeredNetwork(2, 3).Fill(1)), 0]);

    [Fact]
    public void Any_byte_of_the_header_changed_to_anything_is_refused_or_harmless()
    {
        byte[] file = SafetensorsFile.Saved(new LayeredNetwork(2, 3).Fill(100));
        int header = file.Length - 36;
        int refused = 0;
        for (int position = 0; position < header; position++)
        {
            byte before = file[position];
            foreach (byte value in "\0\",09[{}"u8.ToArray().Concat<byte>([0x80, 0xFF]))
            {
                file[position] = value;
                refused += IsRefused(file) ? 1 : 0;
            }
            file[position] = before;
        }
        Assert.InRange(refused, header * 10 / 2, header * 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_file_changed_at_random_is_refused_or_harmless(int seed)
    {
        byte[] file = SafetensorsFile.Saved(new LayeredNetwork(2, 3).Fill(100));
        var random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 2000; round++)
        {
            List<byte> mutated = [.. file];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                int position = random.Next(mutated.Count);
                int length = Math.Min(random.Next(1, 20), mutated.Count - position);
                switch (random.Next(4))
                {
                    case 0:
                        mutated[position] = (byte)random.Next(256);
                        break;
                    case 1:
                        mutated.RemoveRange(position, length);
                        break;
                    case 2:
                        mutated.InsertRange(random.Next(mutated.Count), mutated.GetRange(position, length));
                        break;
                    default:
                        mutated[position] ^= (byte)(1 << random.Next(8));
                        break;
                }
                if (mutated.Count == 0)
                    break;
            }
            refused += IsRefused([.. mutated]) ? 1 : 0;
        }
        Assert.InRange(refused, 1000, 2000);
    }

    [Fact]
    public void Refusing_a_file_takes_no_more_memory_than_the_file()
    {
        byte[][] files =
        [
            SafetensorsFile.WithLength(99_999_999, new byte[36]),
            SafetensorsFile.Of(Tensor("\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[24,4000000024]"), 36),
            SafetensorsFile.Of("{\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]}}", 24),
        ];
        foreach (byte[] file in files)
        {
            AssertRefused(file);
            long before = GC.GetAllocatedBytesForCurrentThread();
            AssertRefused(file);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        }
    }

    private static string Tensor(string bias) => $"{{{Weight},\"dense1.bias\":{{{bias}}}}}";

    private static ParameterFileException AssertRefused(byte[] file)
    {
        LayeredNetwork network = new LayeredNetwork(2, 3).Fill(100);
        float[] before = network.ParameterBuffer.ToArray();
        var exception = Assert.Throws<ParameterFileException>(() => ParameterFile.Load(network, file));
        Assert.Equal(before, network.ParameterBuffer);
        return exception;
    }

    /// <summary>Whether a file is refused; another exception fails the test, and so does a refusal that changes the network.</summary>
    private static bool IsRefused(byte[] file)
    {
        LayeredNetwork network = new LayeredNetwork(2, 3).Fill(-5);
        float[] before = network.ParameterBuffer.ToArray();
        try
        {
            ParameterFile.Load(network, file);
            return false;
        }
        catch (ParameterFileException)
        {
            Assert.Equal(before, network.ParameterBuffer);
            return true;
        }
    }
}
