namespace TrackStore.Coalescing;

/// <summary>Waits for work shared with other callers.</summary>
internal static class SharedTaskExtensions
{
    /// <summary>Waits until the work ends, or until this caller cancels its wait and leaves.</summary>
    /// <param name="work">The shared work.</param>
    /// <param name="leave">Removes this caller from the work. Runs on the canceling thread, before the caller's own continuation.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>True when the work ended, whether or not it succeeded; false when the caller left. Never throws.</returns>
    public static async Task<bool> WaitOrLeaveAsync(this Task work, Action leave, CancellationToken cancellationToken)
    {
        await work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsCompleted)
            return true;

        leave();

        // When one token cancels many callers, all of them must leave before the first one's continuation runs.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return false;
    }
}
