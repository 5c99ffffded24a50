namespace TrackStore.Loading.Scheduling;

/// <summary>The calls of a page whose query was answered. While it isn't disposed, changes to what was answered are noted.</summary>
/// <param name="calls">The calls, in the order of the requests.</param>
/// <param name="forget">Ends the noting of changes.</param>
internal sealed class PreparedPage(IReadOnlyList<LoadCall> calls, Action<IReadOnlyList<LoadCall>> forget) : IDisposable
{
    /// <summary>Gets the calls, in the order of the requests.</summary>
    public IReadOnlyList<LoadCall> Calls => calls;

    /// <inheritdoc/>
    public void Dispose() => forget(calls);
}
