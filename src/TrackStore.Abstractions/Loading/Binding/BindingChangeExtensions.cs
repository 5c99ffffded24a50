using System.ComponentModel;

namespace TrackStore.Loading.Binding;

/// <summary>Raises the events of a change.</summary>
internal static class BindingChangeExtensions
{
    private static readonly PropertyChangedEventArgs Request = new(nameof(ImageBinding.Request));
    private static readonly PropertyChangedEventArgs Current = new(nameof(ImageBinding.Current));
    private static readonly PropertyChangedEventArgs State = new(nameof(ImageBinding.State));

    public static void Raise(
        this BindingChange change,
        object binding,
        PropertyChangedEventArgs shown,
        PropertyChangedEventHandler? propertyChanged,
        EventHandler? changed)
    {
        if (propertyChanged is not null)
        {
            if (change.HasFlag(BindingChange.Request))
                propertyChanged(binding, Request);
            if (change.HasFlag(BindingChange.Answer))
            {
                propertyChanged(binding, Current);
                propertyChanged(binding, shown);
            }

            if (change.HasFlag(BindingChange.State))
                propertyChanged(binding, State);
        }

        if (change.HasFlag(BindingChange.Answer))
            changed?.Invoke(binding, EventArgs.Empty);
    }
}
