using System.Diagnostics;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>What all view models have in common. <see cref="ViewModelFactory"/> creates them.</summary>
/// <remarks>
/// Create a view model on the user interface's thread: it captures the <see cref="SynchronizationContext"/>, on which all of its
/// properties change and all of its events are raised. Its asynchronous methods can be called from any thread and never block; the others
/// are for the user interface's thread. Without a context, properties change on thread-pool threads, and the host synchronizes its calls.
/// An asynchronous method reports a failure in <see cref="Error"/> and throws only for arguments that no user has typed.
/// </remarks>
public abstract partial class PanelViewModel : ObservableObject, IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private int _running;
    private bool _isOwnError;

    private protected PanelViewModel(PanelServices services, bool followsChanges = true)
    {
        Services = services;

        // The watch starts here, before anything is read, so that no change is missed.
        if (followsChanges)
            _ = FollowAsync(services.Changes.WatchAsync(_closing.Token));
    }

    /// <summary>Gets a value indicating whether a call is under way.</summary>
    [ObservableProperty]
    public partial bool IsBusy { get; private set; }

    /// <summary>Gets why the last call failed, or null.</summary>
    [ObservableProperty]
    public partial PanelError? Error { get; private protected set; }

    /// <summary>Gets the texts that a host can replace.</summary>
    public PresentationTexts Texts => Services.Texts;

    internal PanelServices Services { get; }

    internal UiContext Context { get; } = new();

    private protected CancellationToken Closing => _closing.Token;

    private protected bool IsDisposed => _closing.IsCancellationRequested;

    /// <summary>
    /// Cancels what is under way and stops following the library. Disposed on its context, a view model changes nothing afterwards.
    /// Disposing again has no effect.
    /// </summary>
    /// <returns>A task that completes when everything was told to stop; it doesn't wait for the context.</returns>
    public async ValueTask DisposeAsync()
    {
        if (IsDisposed)
            return;
        Task canceling = _closing.CancelAsync();
        OnDisposing();
        GC.SuppressFinalize(this);
        await canceling.ConfigureAwait(false);
    }

    /// <summary>Called once, when the view model is disposed.</summary>
    private protected virtual void OnDisposing()
    {
    }

    /// <summary>Called on the context for each change of the library.</summary>
    private protected virtual void OnLibraryChanged(LibraryChange change)
    {
    }

    /// <summary>Runs a call whose error is shown, and can be tried again. The work starts on the context.</summary>
    /// <returns>True when it succeeded; false when it failed or was canceled.</returns>
    private protected Task<bool> RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
        => RunAsync(work, retry: () => RunAsync(work, CancellationToken.None), cancellationToken);

    /// <summary>Runs a call whose error is shown. The work starts on the context.</summary>
    /// <param name="work">The call.</param>
    /// <param name="retry">Makes the call again, or null when that can't help.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it succeeded; false when it failed or was canceled.</returns>
    private protected Task<bool> RunAsync(Func<CancellationToken, Task> work, Func<Task>? retry, CancellationToken cancellationToken)
        => RunAsync(work, retry, isOwn: false, cancellationToken);

    /// <summary>Runs a call that the view model makes by itself: it takes away no error of a call that the user has made.</summary>
    private protected Task<bool> RunOwnAsync(Func<CancellationToken, Task> work)
        => RunAsync(work, retry: () => RunOwnAsync(work), isOwn: true, CancellationToken.None);

    private async Task<bool> RunAsync(
        Func<CancellationToken, Task> work, Func<Task>? retry, bool isOwn, CancellationToken cancellationToken)
    {
        await Context;
        if (IsDisposed)
            return false;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Closing);
        _running++;
        IsBusy = true;
        if (!isOwn || _isOwnError)
            Error = null;
        Exception? failure = null;
        bool isDone = false;
        try
        {
            await work(both.Token).ConfigureAwait(false);
            isDone = true;
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
        }
        catch (Exception error) when (error is not UnreachableException)
        {
            failure = error;
        }

        await Context;
        IsBusy = --_running > 0;
        if (failure is not null && !IsDisposed)
        {
            _isOwnError = isOwn;
            Error = new PanelError
            {
                Message = Texts.DescribeError(failure),
                Exception = failure,
                Retry = retry is null ? null : new AsyncRelayCommand(retry),
            };
        }

        return isDone;
    }

    private async Task FollowAsync(IAsyncEnumerable<LibraryChange> changes)
    {
        while (!IsDisposed)
        {
            try
            {
                // The first step opens the database, which must not happen on the caller's thread.
                await Task.Run(() => PassOnAsync(changes), Closing).ConfigureAwait(false);
                return;
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (TrackStoreException)
            {
                // The library can't be opened. The panel's own reads say so; following starts when it can.
                await Task.Delay(TimeSpan.FromSeconds(5), Services.Time, Closing).ConfigureAwait(false);
            }

            changes = Services.Changes.WatchAsync(Closing);
        }
    }

    private async Task PassOnAsync(IAsyncEnumerable<LibraryChange> changes)
    {
        await foreach (LibraryChange change in changes.WithCancellation(Closing).ConfigureAwait(false))
        {
            await Context;
            if (!IsDisposed)
                OnLibraryChanged(change);
        }
    }
}
