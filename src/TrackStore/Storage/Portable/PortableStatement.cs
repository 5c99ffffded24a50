using System.Data.Common;

namespace TrackStore.Storage.Portable;

/// <summary>A statement with its parameters, which becomes a command of its own or a part of a batch.</summary>
/// <param name="text">The SQL.</param>
/// <param name="count">How many parameters it takes.</param>
internal sealed class PortableStatement(string text, int count)
{
    public string Text => text;

    public List<DbParameter> Parameters { get; } = new(count);
}
