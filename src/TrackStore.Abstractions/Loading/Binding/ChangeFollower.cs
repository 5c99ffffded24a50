namespace TrackStore.Loading.Binding;

/// <summary>Handles changes for a binding without keeping it alive.</summary>
/// <typeparam name="TAnswer">The binding's answers.</typeparam>
internal sealed class ChangeFollower<TAnswer> : IDisposable
    where TAnswer : class
{
    private readonly WeakReference<BindingCore<TAnswer>> _binding;
    private readonly IBindingSource<TAnswer> _source;

    public ChangeFollower(BindingCore<TAnswer> binding, IBindingSource<TAnswer> source)
    {
        _binding = new WeakReference<BindingCore<TAnswer>>(binding);
        _source = source;

        // Most changes concern other images; they are filtered outside the user interface's thread.
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            source.Changed += OnChanged;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Stops handling changes.</summary>
    public void Dispose() => _source.Changed -= OnChanged;

    private void OnChanged(object? sender, ImageChange change)
    {
        if (_binding.TryGetTarget(out BindingCore<TAnswer>? binding))
            binding.Follow(change);
        else
            Dispose();
    }
}
