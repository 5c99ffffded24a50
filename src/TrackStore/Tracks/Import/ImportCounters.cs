namespace TrackStore.Tracks.Import;

/// <summary>Counts what an import has done so far.</summary>
internal sealed class ImportCounters(int maxListed)
{
    private readonly List<ImportRejection> _rejections = [];
    private readonly List<ImportOmission> _omissions = [];
    private long _read;
    private long _added;
    private long _proposed;
    private long _updated;
    private long _unchanged;
    private long _rejected;
    private long _omitted;

    public void CountRead(IReadOnlyList<OmittedValue> omitted)
    {
        foreach (OmittedValue value in omitted)
        {
            if (_omissions.Count < maxListed)
                _omissions.Add(new ImportOmission(_read, value.Field, value.Reason));
        }

        _omitted += omitted.Count;
        _read++;
    }

    public void CountRejection(string reason)
    {
        if (_rejections.Count < maxListed)
            _rejections.Add(new ImportRejection(_read, reason));
        _read++;
        _rejected++;
    }

    public void Count(IEnumerable<ImportChange> changes)
    {
        foreach (ImportChange change in changes)
        {
            if (change == ImportChange.Proposed)
                _proposed++;
            _ = change switch
            {
                ImportChange.Added or ImportChange.Proposed => _added++,
                ImportChange.Updated => _updated++,
                _ => _unchanged++,
            };
        }
    }

    public ImportProgress ToProgress() => new(_read, _added, _updated, _unchanged, _rejected);

    public ImportResult ToResult() => new()
    {
        Read = _read,
        Added = _added,
        Proposed = _proposed,
        Updated = _updated,
        Unchanged = _unchanged,
        Rejected = _rejected,
        Rejections = _rejections,
        OmittedValues = _omitted,
        Omissions = _omissions,
    };
}
