using System.Collections;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>A list in a request whose elements are read one by one.</summary>
public sealed class Elements<T>(IReadOnlyList<Element<T>> elements) : IReadOnlyList<Element<T>>
{
    public int Count => elements.Count;

    public Element<T> this[int index] => elements[index];

    public IEnumerator<Element<T>> GetEnumerator() => elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
