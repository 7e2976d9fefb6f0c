package org.tapsetstudio.ui.internal.welcome;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.HyperlinkSettings;
import org.eclipse.ui.forms.events.IHyperlinkListener;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IntroPart;
import org.tapsetstudio.ui.internal.UiPlugin;

/** The first page that a new user sees: what there is to do first, each with a sentence. */
public final class WelcomePart extends IntroPart {
	private static final int COLUMNS = 2;
	private static final int WIDTH = 330;

	private FormToolkit toolkit;
	private ScrolledForm form;

	@Override
	public void createPartControl(Composite parent) {
		toolkit = new FormToolkit(parent.getDisplay());
		toolkit.getHyperlinkGroup().setHyperlinkUnderlineMode(HyperlinkSettings.UNDERLINE_HOVER);
		form = toolkit.createScrolledForm(parent);
		var images = new LocalResourceManager(JFaceResources.getResources(), form);
		var body = form.getBody();
		GridLayoutFactory.fillDefaults().numColumns(2 * COLUMNS).margins(48, 36).spacing(14, 22).applyTo(body);
		GridDataFactory.fillDefaults().applyTo(picture(body, images.create(UiPlugin.picture("tapset-64")))); //$NON-NLS-1$
		var head = toolkit.createComposite(body);
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(head);
		GridDataFactory.fillDefaults().span(2 * COLUMNS - 1, 1).align(SWT.FILL, SWT.CENTER).applyTo(head);
		toolkit.createLabel(head, Messages.Title).setFont(JFaceResources.getHeaderFont());
		text(head, Messages.Introduction, COLUMNS * WIDTH);
		for (var step : FirstStep.values()) {
			GridDataFactory.fillDefaults().align(SWT.END, SWT.BEGINNING).indent(0, 2).applyTo(picture(body, images.create(UiPlugin.descriptor(step.icon()))));
			var card = toolkit.createComposite(body);
			GridLayoutFactory.fillDefaults().spacing(0, 3).applyTo(card);
			GridDataFactory.fillDefaults().applyTo(card);
			link(card, step);
			text(card, step.text(), WIDTH);
		}
		toolkit.createLabel(body, ""); //$NON-NLS-1$
		var close = toolkit.createHyperlink(body, Messages.Close, SWT.NONE);
		GridDataFactory.fillDefaults().span(2 * COLUMNS - 1, 1).indent(0, 10).align(SWT.BEGINNING, SWT.CENTER).applyTo(close);
		close.addHyperlinkListener(IHyperlinkListener.linkActivatedAdapter(e -> close()));
		form.reflow(true);
	}

	private Label picture(Composite parent, Image image) {
		var label = toolkit.createLabel(parent, ""); //$NON-NLS-1$
		label.setImage(image);
		return label;
	}

	private void link(Composite card, FirstStep step) {
		Hyperlink link = toolkit.createHyperlink(card, step.title(), SWT.NONE);
		link.setFont(JFaceResources.getBannerFont());
		link.setToolTipText(step.text());
		link.addHyperlinkListener(IHyperlinkListener.linkActivatedAdapter(e -> leaveFor(step)));
	}

	private void text(Composite parent, String text, int width) {
		GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(toolkit.createLabel(parent, text, SWT.WRAP));
	}

	private void close() {
		PlatformUI.getWorkbench().getIntroManager().closeIntro(this);
	}

	/** A cheat sheet or a project is seen in the workbench, so that is shown first, and drawn before a dialog opens over it. */
	private void leaveFor(FirstStep step) {
		var display = form.getDisplay();
		if (step != FirstStep.DOCTOR) {
			close();
		}
		display.asyncExec(() -> run(step));
	}

	private static void run(FirstStep step) {
		try {
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(step.command(), null);
		} catch (CommandException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
		}
	}

	@Override
	public void standbyStateChanged(boolean standby) {
		// the page looks the same beside a cheat sheet
	}

	@Override
	public void setFocus() {
		form.setFocus();
	}

	@Override
	public void dispose() {
		toolkit.dispose();
		super.dispose();
	}
}
