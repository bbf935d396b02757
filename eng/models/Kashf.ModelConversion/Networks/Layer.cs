namespace Kashf.ModelConversion.Networks;

/// <summary>One operation of a network, by its name in the network, and the names of what it reads.</summary>
internal abstract record Layer(string Name, IReadOnlyList<string> Inputs);

internal sealed record Convolution(string Name, string Input, Kernel Kernel, float[] Offsets, int Stride, Padding Padding)
    : Layer(Name, [Input]);

/// <summary>Every channel times its factor, plus its offset: what a batch normalisation does once it is trained.</summary>
internal sealed record Affine(string Name, string Input, float[] Factors, float[] Offsets) : Layer(Name, [Input]);

internal sealed record Activation(string Name, string Input, ActivationKind Kind) : Layer(Name, [Input]);

internal sealed record Sum(string Name, string First, string Second) : Layer(Name, [First, Second]);

/// <summary>Along the channels.</summary>
internal sealed record Concatenation(string Name, IReadOnlyList<string> Parts) : Layer(Name, Parts);

internal sealed record Pooling(string Name, string Input, PoolingKind Kind, int Size, int Stride, Padding Padding)
    : Layer(Name, [Input]);

internal sealed record ZeroPadding(string Name, string Input, Padding.Explicit Padding) : Layer(Name, [Input]);

internal sealed record Flattening(string Name, string Input) : Layer(Name, [Input]);

/// <summary>Weights in rows of inputs: <c>Weights[input * Outputs + output]</c>.</summary>
internal sealed record Dense(string Name, string Input, int Outputs, float[] Weights, float[] Offsets) : Layer(Name, [Input]);

/// <summary>Nothing: what trains a network only, or was folded into another layer.</summary>
internal sealed record Identity(string Name, string Input) : Layer(Name, [Input]);

internal enum ActivationKind
{
    Relu,
    Relu6,
    Softmax,
}

internal enum PoolingKind
{
    Maximum,
    Average,
}
