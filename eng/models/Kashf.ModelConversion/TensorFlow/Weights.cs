using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Kashf.ModelConversion.TensorFlow;

/// <summary>
/// The weights of a TensorFlow.js model: its manifest names them in the order in which they lie in its files, one after
/// another. Weights of eight bits stand for <c>value * scale + min</c>.
/// </summary>
internal sealed class Weights
{
    private readonly Dictionary<string, (int[] Shape, float[] Values)> tensors = [];

    public static Weights Read(JsonElement manifest, string folder)
    {
        var weights = new Weights();
        foreach (var group in manifest.EnumerateArray())
        {
            var bytes = group.GetProperty("paths").EnumerateArray().SelectMany(path => File.ReadAllBytes(Path.Combine(folder, path.GetString()!))).ToArray();
            var used = 0;
            foreach (var weight in group.GetProperty("weights").EnumerateArray())
                used += weights.Add(weight, bytes.AsSpan(used));
            if (used != bytes.Length)
                throw new InvalidDataException($"The weights in {folder} have {bytes.Length - used} bytes too many.");
        }

        return weights;
    }

    public float[] Values(string name) => Find(name).Values;

    public int[] Shape(string name) => Find(name).Shape;

    public bool Has(string name) => tensors.ContainsKey(name);

    private (int[] Shape, float[] Values) Find(string name) =>
        tensors.TryGetValue(name, out var tensor) ? tensor : throw new InvalidDataException($"The model has no weights {name}.");

    private int Add(JsonElement weight, ReadOnlySpan<byte> bytes)
    {
        var shape = weight.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
        var count = shape.Aggregate(1, (product, size) => product * size);
        var type = weight.GetProperty("dtype").GetString();
        var quantized = weight.TryGetProperty("quantization", out var quantization);
        if (quantized && quantization.GetProperty("dtype").GetString() != "uint8")
            throw new InvalidDataException("Only weights of eight bits are known, beside whole ones.");

        var size = count * (quantized ? 1 : sizeof(float));
        var values = (quantized, type) switch
        {
            (true, _) => Dequantize(bytes[..size], quantization.GetProperty("scale").GetSingle(), quantization.GetProperty("min").GetSingle()),
            (false, "float32") => MemoryMarshal.Cast<byte, float>(bytes[..size]).ToArray(),
            (false, "int32") => Integers(bytes[..size]),
            _ => throw new InvalidDataException($"Weights of the type {type} are not known."),
        };
        tensors.Add(weight.GetProperty("name").GetString()!, (shape, values));
        return size;
    }

    private static float[] Dequantize(ReadOnlySpan<byte> bytes, float scale, float min)
    {
        var values = new float[bytes.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = bytes[i] * scale + min;
        return values;
    }

    private static float[] Integers(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / sizeof(int)];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]);
        return values;
    }
}
