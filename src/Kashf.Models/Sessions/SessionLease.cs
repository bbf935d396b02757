using Kashf.Models.Catalogue;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Sessions;

/// <summary>Keeps a model open, and runs it.</summary>
internal readonly struct SessionLease(SessionPool pool, PooledSession pooled, ModelSession session) : IDisposable
{
    public ModelDescription Description => session.Description;

    /// <inheritdoc cref="ModelSession.Run"/>
    public IDisposableReadOnlyCollection<OrtValue> Run(Memory<float> tensor)
    {
        var started = pool.Now;
        var outputs = session.Run(tensor);
        pool.Record(Description.Id, started);
        return outputs;
    }

    /// <summary>Runs a model whose answer is one vector.</summary>
    /// <returns>The vector, made as <see cref="ModelOutput"/> says.</returns>
    public float[] RunToVector(Memory<float> tensor)
    {
        using var outputs = Run(tensor);
        return OutputVector.Read(outputs[0], Description);
    }

    public void Dispose() => pool.Return(pooled);
}
