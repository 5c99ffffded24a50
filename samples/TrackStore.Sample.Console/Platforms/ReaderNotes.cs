using System.Collections.Concurrent;

namespace TrackStore.Sample.Platforms;

/// <summary>What the reader of a file or folder wants to tell about single items. A file that is read twice says everything once.</summary>
internal sealed class ReaderNotes
{
    private readonly ConcurrentDictionary<string, int> _notes = new(StringComparer.Ordinal);

    /// <summary>Gets the notes, in the order in which they came.</summary>
    public IReadOnlyList<string> All => [.. _notes.OrderBy(note => note.Value).Select(note => note.Key)];

    public void Add(string note) => _notes.TryAdd(note, _notes.Count);
}
