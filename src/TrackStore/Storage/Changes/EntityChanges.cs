namespace TrackStore.Storage.Changes;

/// <summary>
/// The rows of one table that a write adds, changes and deletes. Each row is listed once: added and changed counts as added, added and
/// deleted as nothing.
/// </summary>
internal sealed class EntityChanges
{
    // Added and deleted by the same write, so never visible to anyone else.
    private readonly HashSet<long> _transient = [];

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

    /// <summary>Adds the changes of a later part of the same write.</summary>
    public void Add(EntityChanges later)
    {
        foreach (long id in later.Added)
            Add(id);
        foreach (long id in later.Changed)
            Change(id);
        foreach (long id in later.Deleted)
            Delete(id);
        _transient.UnionWith(later._transient);
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
            _transient.Add(id);
        else
            Deleted.Add(id);
    }

    /// <summary>Returns the ids of rows that existed before the write and still exist.</summary>
    public HashSet<long> OnlyKept(HashSet<long> ids)
    {
        if (Added.Count + Deleted.Count + _transient.Count == 0)
            return ids;
        HashSet<long> kept = [.. ids];
        kept.ExceptWith(Added);
        kept.ExceptWith(Deleted);
        kept.ExceptWith(_transient);
        return kept;
    }
}
