namespace TrackStore.Storage;

/// <summary>The rows of one table that a write adds, changes and deletes, each in one place: added and changed is added, added and deleted is nothing.</summary>
internal sealed class EntityChanges
{
    // Added by the write and gone again: nobody else has ever seen them.
    private readonly HashSet<long> _passing = [];

    public HashSet<long> Added { get; } = [];

    public HashSet<long> Changed { get; } = [];

    public HashSet<long> Deleted { get; } = [];

    public void Add(long id)
    {
        if (Deleted.Remove(id))
            Changed.Add(id);
        else
            Added.Add(id);
    }

    public void Change(long id)
    {
        if (!Added.Contains(id) && !Deleted.Contains(id))
            Changed.Add(id);
    }

    public void Delete(long id)
    {
        Changed.Remove(id);
        if (Added.Remove(id))
            _passing.Add(id);
        else
            Deleted.Add(id);
    }

    /// <summary>Gives those that were there before and still are.</summary>
    public HashSet<long> OnlyKept(HashSet<long> ids)
    {
        if (Added.Count + Deleted.Count + _passing.Count == 0)
            return ids;
        HashSet<long> kept = [.. ids];
        kept.ExceptWith(Added);
        kept.ExceptWith(Deleted);
        kept.ExceptWith(_passing);
        return kept;
    }
}
