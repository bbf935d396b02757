namespace Kashf.Core.Text;

/// <summary>Receives the hash of every n-gram of a text, repeated as often as the n-gram occurs.</summary>
internal interface INgramSink
{
    void Add(uint hash);
}
