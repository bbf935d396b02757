using System.Collections;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>A list in a request whose elements are read one by one.</summary>
/// <param name="count">How many were sent: more than were read where the list is too long to be taken.</param>
public sealed class Elements<T>(IReadOnlyList<Element<T>> elements, int count) : IReadOnlyList<Element<T>>
{
    public int Count => count;

    public Element<T> this[int index] => elements[index];

    public IEnumerator<Element<T>> GetEnumerator() => elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
